"""What is typed on the office's pages, read into values or sentences beside the fields."""
