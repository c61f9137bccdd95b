//! The typed client of the gateway: sign, wire, requests, transport, reading.
