story: A ticket is taken back by the person who opened it
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
vendor: main apni shikayat wapas lena chahta hoon
 asks confirm
 > {1}
vendor: nahi
 > jaisa hai waisa hi rahega
ticket: status open
vendor: shikayat wapas le lo
vendor: haan
ticket: status withdrawn
officer PWD > {1} वापस ले लिया
