"""Pure functions from a Report to what a person or a machine holds."""
