"""What does it say, and how is it found? Text in, ranked statements out. No SQL."""
