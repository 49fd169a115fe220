"""What every floor stands on: values and rules without Django, clock-free but for `clock`."""
