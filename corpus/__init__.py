"""What was published? Bytes in, clean structured statements out. No NLP, no SQL, no index."""
