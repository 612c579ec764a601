"""What one comment says, for the person who must read it first and the person who must act on it.

Pure: text in, frozen facts out. Nothing here keeps, logs or prints a word of anybody's text.
"""
