"""Measuring: what use costs, and how good the analysis is. No part of what ships."""
