"""The look of every page: frame, components, islands. Knows no area; areas fill its registries."""
