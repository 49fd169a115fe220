"""Take the answers of a course before they are loosened, and publish its figures once."""
