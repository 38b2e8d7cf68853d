story: An old button is no answer to another question
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
 asks confirm
vendor: haan
ticket: department PWD
vendor: portal nahi chal raha
vendor: mujhe payment nahi mila 3 lakh ka, GEMC-511687700000003
 asks department
press "Darj kijiye"
 asks department
vendor: krishi vibhag
 asks district
vendor: Gonda
vendor: pata nahi
 asks confirm
vendor: haan
ticket 2: department AGRI, district Gonda
