"""What the terminal shows: data in, blocks out; `tafel` turns blocks into lines."""
