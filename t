w/x.xml: error: no such file [product-no-manuscript]
    BOOK is a TEI file, or a folder with book.toml
Command exited with non-zero status 1
changed 0.01 0.00 0.00 15852K
