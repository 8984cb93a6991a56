"""WordprocessingML for letters: what python-docx lacks, one module for each idea."""
