story: टेलीग्राम से जुड़े पते का पंजीकरण बिना दूसरे कोड के बताया जाता है
language: hi
at 20.11.2026 11:00
vendor: मेरे पंजीकरण की स्थिति बताइए, GSTIN 09AAAPA0001A1Z4
 asks code
vendor: रद्द
vendor: मेरा ईमेल जोड़ें applicant02@example.org
 asks code
vendor: {code}
 > आपके रूप में दर्ज हैं
vendor: मेरे पंजीकरण की स्थिति बताइए, GSTIN 09AAAPA0001A1Z4
 > …A1Z4
 > रजिस्टर्ड
tickets: 0
