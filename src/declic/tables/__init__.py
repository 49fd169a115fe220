"""Tables read and written; what a row of one means is said by the floor that asks."""
