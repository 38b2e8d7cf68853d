story: An angry letter is one ticket, whatever else it speaks of
language: en
at 20.11.2026 11:00
firm "THIS IS THE LIMIT": Is anybody alive in your office or are you all sleeping? I have written to everyone from the clerk to the Chief Minister. My father ran this shop for forty years and never saw such people. You made this portal and said no more running around, no more middlemen, everything online. And what has happened? I am running more than ever.
 | I gave chairs to the PWD division Basti in June. Everything was checked, the store keeper signed, the acceptance was done. Now five months have gone and not one rupee of my payment has come. When I call them, they say budget has not come, then they say the officer is on leave, then they say come after Diwali. Diwali is over. My workers want their wages and the bank wants its interest.
 | I cannot sleep at night. Shame on this system. If my money does not come within this month I will sit on dharna outside your gate with my whole family. Get my pending payment released.
 | A ruined trader
 > Registered: ticket {1} (Pending payment)
tickets: 1
ticket: duty 6, department PWD, district Basti
