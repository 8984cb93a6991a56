"""Reading a workspace: YAML, tables and texts become frozen records, mistakes have their place."""
