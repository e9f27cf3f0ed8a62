module prod-actions.invalid/demo-app

go 1.24.0
