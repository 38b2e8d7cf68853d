story: the department complained of is the one it is routed to
language: en
at 20.11.2026 11:00
vendor: An engineer of PWD Basti is asking for a bribe to pass our bill
 > Bribe or other irregularity
 asks confirm
vendor: yes
 > Nodal Officer (Special Secretary, MSME) will answer
 > Only the Nodal Officer sees this. Your name does not go to the department.
ticket: duty 12, department PWD, district Basti, post NODAL, confidential yes, level 2
nodal > {1}
nodal > गोपनीय
nodal ! Vendor, Kanpur
nodal ! asking for a bribe
officer PWD hears nothing
officer PWD: show {1.short}
 > There is no ticket {1.short} among yours
in-charge: note {1.short}: please tell me more
 ! कर्मचारी देखते हैं
nodal: transfer {1.short} to PWD: please examine
 > already with this officer
ticket: post NODAL
