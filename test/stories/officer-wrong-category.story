story: An officer sets a wrong category right
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
ticket: category payment
officer PWD: wrong category {1.short}: deduction from the payment
 > {1} is now under
ticket: category deduction, duty 6, history "opened moved"
officer PWD: galat category {1.short}
 > kis prakar
officer PWD: Payment pending
 > {1}
ticket: category payment
