story: An officer closes an enquiry in English with a finding, and is refused what is not his
language: en
at 18.11.2026 11:00
tickets begin at 127
vendor: The irrigation department declared us technically disqualified in bid GEM/2026/B/7654321
vendor: no reason
vendor: yes, on 16 November 2026
vendor: yes
officer PWD: close 127
 > {1} is not allotted to you; it is with GeM Cell Officer, Irrigation and Water
 > add a note or ask the In-charge
officer IRRI: close 127 resolved
 > needs a finding
 asks finding
 offers The reason shown is correct | The reason shown is partly correct | The reason shown is wrong | No reason was given
officer IRRI: wrong
 asks reason
officer IRRI: The certificate was on page 14; letter 112 of 17.11.2026 to the buyer.
 asks confirm
 > The reason shown is wrong
officer IRRI: yes
 > closed as resolved
vendor > Ticket {1} is resolved. Outcome: Solved.
vendor > The certificate was on page 14
ticket: status resolved, finding reason_wrong, duty 9
