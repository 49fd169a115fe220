"""The facilitator's pages, served by Django."""
