module prod-actions.invalid/tools/buildx

go 1.26

require github.com/docker/buildx v0.30.1
