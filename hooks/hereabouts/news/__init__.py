"""Station 8, news: a feed of listings that are new or have changed."""
