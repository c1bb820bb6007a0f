"""A library of papers, counted: by issuer and year, by what it asks, and what is said twice."""
