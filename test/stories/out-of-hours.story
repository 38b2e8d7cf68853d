story: Out of hours says when work resumes
language: en
at 20.11.2026 20:15
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
 > The office is closed now; work resumes on 23.11.2026, 09:30
ticket: due 30.11.2026
