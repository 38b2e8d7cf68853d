story: A ticket at the highest level holds nobody in the question for a reason
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ke engineer ne tender me rishwat mangi 5 lakh
vendor: haan
vendor: upar bhejo
 asks reason
vendor: bahut jaldi hai isliye
 > sabse upar ke star
vendor: seller id suspend ho gayi
 ! sabse upar ke star
