"""Training days: the invented town as a site of its own that sends nothing, and the phones' baskets joined into one."""
