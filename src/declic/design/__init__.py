"""The design floor: base pages, tokens, drawings and the files a browser loads."""
