"""What maintainers run by hand: checks against texts that are not part of the project."""
