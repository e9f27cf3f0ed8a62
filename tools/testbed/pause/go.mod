module prod-actions.invalid/testbed/pause

go 1.24.0
