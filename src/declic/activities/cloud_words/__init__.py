"""One word from each: an adult reads it first, then it floats on the wall, larger if repeated."""
