"""What the index costs: to build, to keep in step with the disk, to ask, in memory and on the disk."""
