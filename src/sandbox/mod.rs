//! An in-process gateway that really checks signatures and plays scenarios and faults.
