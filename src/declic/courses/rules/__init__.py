"""What holds of courses, pure: states, readiness, hours, and who fits."""
