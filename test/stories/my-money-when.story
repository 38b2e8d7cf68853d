story: "When will my money come" asks after the ticket, and "reopen" on the last day reopens it
language: hi-Latn
at 16.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
vendor: मेरा पैसा कब मिलेगा?
 > {1}
 > देय तिथि 23.11.2026
vendor: mera paisa kab aayega
 > Dey tithi 23.11.2026
officer PWD: resolve {1.short}: Bhugtan kar diya gaya hai.
officer PWD: 16.11.2026
officer PWD: haan
vendor: 5
vendor: 2
 ! GeM Cell ka vishay nahi
at 23.11.2026 10:59
vendor: reopen karo paisa nahi aaya
 > {1} dobara khola gaya
tickets: 1
ticket: status open, reopened 1
