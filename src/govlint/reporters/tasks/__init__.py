"""The ledger of tasks (台账) as JSON, CSV, XLSX, calendar and text."""
