story: Pictures that were asked about go together where the answer says, and where no answer comes none is lost
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
vendor (photo: 1.jpg):
 > kis ticket se sambandhit
vendor (photo: 2.jpg):
 > kis ticket se sambandhit
restart
vendor: 1
 > {1} mein jod diya
ticket: files 2
vendor (photo: 3.jpg):
vendor: EMD kya hota hai?
 > {1} mein jod diya
ticket: files 3
vendor (photo: 4.jpg):
 > kis ticket se sambandhit
+2d
vendor > {1} mein jodkar
ticket: files 4, notes 1
vendor: 1
 > {1} mein jod diya
ticket: files 4
