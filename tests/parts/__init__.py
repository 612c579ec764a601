"""The real parts that tests use: databases, mail, Redis, a server, a browser, a careful visitor."""
