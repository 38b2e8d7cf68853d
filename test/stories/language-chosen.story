story: The language is chosen once and remembered, whatever is written after that
language: en
at 20.11.2026 11:00
buyer: bhasha
 asks language
 offers हिन्दी | English | Hinglish
press "English"
 > We will write in English from now on
buyer: pwd basti ne june me maal liya paisa nhi diya
 language en
 > contract number
restart
+2d
buyer: पता नहीं
 language en
 asks amount
buyer: 2 lac
 language en
 asks crac
buyer: haan
 language en
 > Please check
buyer: haan
 > Registered
buyer: hindi me likhiye
 > अब से हम आपको हिन्दी में लिखेंगे
buyer: what is the status of my ticket
 language hi
 > देय तिथि
