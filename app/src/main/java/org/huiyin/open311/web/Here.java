package org.huiyin.open311.web;

import org.huiyin.kernel.District;
import org.huiyin.matters.web.Numbers;
import org.huiyin.people.Offices;
import org.huiyin.web.SiteAddress;
import org.springframework.stereotype.Component;

/** Which district takes requests in: its offices, its numbers, and where it is found. */
@Component("open311Here")
record Here(District district, Offices offices, Numbers numbers, SiteAddress site) {}
