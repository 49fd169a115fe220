"""Make grants, charge courses to them, open and end what sponsors read."""
