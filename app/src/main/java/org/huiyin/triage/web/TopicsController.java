package org.huiyin.triage.web;

import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What comes up again in the last days: about matters and places, never about a person. */
@RestController
class TopicsController {
    private final TopicsPages pages;

    TopicsController(TopicsPages pages) {
        this.pages = pages;
    }

    /** Of the last 7, 30 or 90 days. */
    @GetMapping("/api/topics")
    ResponseEntity<TopicsView> topics(Member member, @RequestParam(defaultValue = "30") int days) {
        if (days != 7 && days != 30 && days != 90) {
            throw Refusal.invalid("topics.days", "days");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pages.topics(member, days));
    }
}
