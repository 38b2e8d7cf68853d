story: A letter that cannot be read is a ticket all the same
language: en
at 20.11.2026 11:00
firm (garbled) "Payment for office chairs":
 > {1}
 > will read it and answer
ticket: category other, status open, post SELLERS
