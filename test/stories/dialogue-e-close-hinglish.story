story: An officer closes "45 wala" in Hinglish: the payment date is asked, the note is kept
language: hi-Latn
at 18.11.2026 11:00
tickets begin at 45
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
at 20.11.2026 11:00
officer PWD: 45 wala nipta do firm ko paisa mil gya
 > {1} (Lambit bhugtan). Payment kis tareekh ko hua
 asks payment_date
officer PWD: kal
 asks confirm
 > bhugtan 19.11.2026
 > Aavedak ko tippani: firm ko paisa mil gya
officer PWD: haan
 > nistarit karke band
vendor > firm ko paisa mil gya
ticket: status resolved, payment_date 2026-11-19, resolution "firm ko paisa mil gya"
