story: An officer with a matter of their own still commands their tickets
language: hi-Latn
at 16.11.2026 11:00
tickets begin at 124
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
officer PWD: mera payment pending hai meri apni firm ka
 asks department
officer PWD: note 124: treasury se baat karni hai
 > note rakh liya gaya
vendor hears nothing
officer PWD: take 124
ticket: notes 1
vendor > {1}
vendor: upar bhejo
officer PWD > upar bhejo
officer PWD ! poochha hai
