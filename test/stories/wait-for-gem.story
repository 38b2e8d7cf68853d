story: The matter lies with GeM: the clock rests, and goes on when the officer says so
language: hi-Latn
at 16.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
officer PWD: gem se prateeksha {1.short}: incident 445566 ka uttar
 > GeM ke uttar ki prateeksha
vendor > GeM ke uttar ki prateeksha
ticket: status waiting_gem
+10d
officer PWD hears nothing
in-charge ! {1}
vendor: meri ticket ki sthiti
 > GeM ke uttar ki prateeksha
officer PWD: resume {1.short}
 > phir shuru ho gayi
ticket: status in_work, level 0, due 03.12.2026
