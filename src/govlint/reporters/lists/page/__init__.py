"""Parts of the page that shows a comparison."""
