story: Nobody of the staff is joined with a citizen by a code
language: en
at 16.11.2026 11:00
desk of PWD
officer PWD: /join vendor@example.org
 > cannot be joined in this way
vendor-mail hears nothing
tickets: 0
