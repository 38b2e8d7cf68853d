story: An irregular condition in a bid, in English: the machine prepares, an officer decides
language: en
at 18.11.2026 11:00
vendor: The tender of the health department names one brand in the specification, GEM/2026/B/7654321
 asks condition
vendor: "Brand X or equivalent is not accepted", page 3
 asks confidential
vendor: no
 asks confirm
vendor: ok
 > Registered: ticket {1} (Irregular condition in a bid)
 > The cell will examine the bid
 > fewer than 4 days have passed
ticket: duty 8, bid GEM/2026/B/7654321, department HEALTH, confidential no
officer HEALTH: resolve {1.short}
 asks finding
officer HEALTH: विचलन पाया गया
 asks reason
officer HEALTH: The specification named one brand; the department was told to cancel the bid.
 asks confirm
officer HEALTH press "Close it"
vendor > Outcome: Solved
ticket: status resolved, finding deviation
