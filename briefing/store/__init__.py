"""The library's folder: reading and writing its YAML, and writing files so that nothing is torn.

The codec (reader, writer) turns bytes into entries and back without touching a disk; files, lock and seeds touch it.
"""
