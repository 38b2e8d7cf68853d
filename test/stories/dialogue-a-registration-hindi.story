story: Registration status in Hindi: a code goes to the address on record before anything is told
language: hi
at 20.11.2026 11:00
vendor: हमारी फर्म का रजिस्ट्रेशन हुआ कि नहीं
 asks identifier
 > जीएसटीआईएन, पैन या उद्यम
 > आधार न भेजें
vendor: 09ZZZFZ0000Z1ZT
 asks code
 ! लम्बित
 ! बैंक
 > a•••@example.org
applicant > {code}
vendor: 000000
 > कोड सही नहीं है
 ! लम्बित
vendor: {code}
 > अभिलेख मिला, अंतिम अंक …Z1ZT, जनपद बस्ती। स्थिति: लम्बित
 > कारण: बैंक खाता सत्यापित नहीं
 > क्या करें: फर्म के नाम का खाता, सही आईएफएससी
 offers हल हो गया | हल नहीं, टिकट दर्ज करें
press "हल नहीं, टिकट दर्ज करें"
 asks confirm
 > जनपद: बस्ती
 > फर्म: Demo Traders Basti
 > दर्शाया गया कारण: बैंक खाता सत्यापित नहीं
press "दर्ज करें"
 > दर्ज हुआ: टिकट {1} (पंजीकरण)
ticket: duty 1, category registration, district Basti, identifier 09ZZZFZ0000Z1ZT, said "हमारी फर्म का रजिस्ट्रेशन हुआ कि नहीं / 09ZZZFZ0000Z1ZT"
